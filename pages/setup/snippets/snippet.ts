/** A text to copy, and where it goes: a file, or `Terminal`. */
export interface Block {
  where: string;
  code: string;
}

/** How a program is made to report its errors: what is installed, what is pasted, and what breaks it on purpose. */
export interface Snippet {
  install: readonly Block[];
  paste: readonly Block[];
  breaks: readonly Block[];
}

/** Makes the snippet of a platform with a DSN in it, ready to run. */
export type SnippetOf = (dsn: string) => Snippet;
