import type { SnippetOf } from './snippet.ts';

/** https://docs.sentry.io/platforms/java/ */
export const java: SnippetOf = (dsn) => ({
  install: [{ where: 'The dependencies in build.gradle', code: "implementation 'io.sentry:sentry:8.+'" }],
  paste: [{ where: 'First in main', code: `io.sentry.Sentry.init(options -> options.setDsn("${dsn}"));` }],
  breaks: [{ where: 'Last in main', code: 'throw new IllegalStateException("Hello Glet");' }],
});

/** https://docs.sentry.io/platforms/java/guides/spring-boot/ */
export const spring: SnippetOf = (dsn) => ({
  install: [
    {
      where: 'The dependencies in build.gradle, for Spring Boot 3',
      code: "implementation 'io.sentry:sentry-spring-boot-starter-jakarta:8.+'",
    },
  ],
  paste: [{ where: 'application.properties', code: `sentry.dsn=${dsn}` }],
  breaks: [
    {
      where: 'HelloGlet.java, beside your application’s class; then open /hello-glet',
      code: `import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HelloGlet {
    @GetMapping("/hello-glet")
    String hello() {
        throw new IllegalStateException("Hello Glet");
    }
}`,
    },
  ],
});

/** https://docs.sentry.io/platforms/go/ */
export const go: SnippetOf = (dsn) => ({
  install: [{ where: 'Terminal', code: 'go get github.com/getsentry/sentry-go' }],
  paste: [
    {
      where: 'main.go',
      code: `package main

import (
	"errors"
	"log"
	"time"

	"github.com/getsentry/sentry-go"
)

func main() {
	err := sentry.Init(sentry.ClientOptions{Dsn: "${dsn}"})
	if err != nil {
		log.Fatal(err)
	}
	defer sentry.Flush(5 * time.Second)

	run()
}`,
    },
  ],
  breaks: [
    {
      where: 'At the end of main.go',
      code: `func run() {
	sentry.CaptureException(errors.New("Hello Glet"))
}`,
    },
  ],
});

/** https://docs.sentry.io/platforms/dotnet/ */
export const dotnet: SnippetOf = (dsn) => ({
  install: [{ where: 'Terminal', code: 'dotnet add package Sentry' }],
  paste: [
    {
      where: 'First in Program.cs',
      code: `using Sentry;

using var reporting = SentrySdk.Init(options =>
{
    options.Dsn = "${dsn}";
});`,
    },
  ],
  breaks: [{ where: 'Anywhere after it', code: 'throw new InvalidOperationException("Hello Glet");' }],
});

/** https://docs.sentry.io/platforms/rust/ */
export const rust: SnippetOf = (dsn) => ({
  install: [{ where: 'Terminal', code: 'cargo add sentry' }],
  paste: [{ where: 'First in main', code: `let _reporting = sentry::init("${dsn}");` }],
  breaks: [{ where: 'Anywhere after it', code: 'panic!("Hello Glet");' }],
});
