/** What the HTML of the pages names; all are addresses. */
export interface ShellParts {
  style: string;
  script: string;
  /** What the script imports at once, directly or not. */
  chunks: readonly string[];
  icon: string;
}

/**
 * Writes the HTML of all pages. There is nothing inline in it, as its policy demands; the bar is there before the script
 * is, and the style sheet paints it.
 */
export function shellHtml({ style, script, chunks, icon }: ShellParts): string {
  const preloads = chunks.map((chunk) => `<link rel="modulepreload" href="${chunk}">\n`).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Glet</title>
<link rel="icon" href="${icon}" type="image/svg+xml">
<link rel="stylesheet" href="${style}">
${preloads}<script type="module" src="${script}"></script>
</head>
<body>
<div id="app"><div class="skeleton-bar"></div></div>
<noscript>These pages need JavaScript. All that they show, the API answers as well: see <a href="/api/openapi.json">/api/openapi.json</a>.</noscript>
</body>
</html>
`;
}
