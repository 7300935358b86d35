/** Paths of the API that a browser opens, and the function that answers there; `GET` and with it `HEAD`. Plain data. */
export interface PageRow {
  /** API Gateway's resource paths below the stage. */
  paths: readonly `/${string}`[];
  /** The function's file without its ending, below `functions/`. */
  function: `pages/${string}`;
  summary: string;
}

/** Where the pages begin, below the stage. */
export const PAGES_PATH = '/ui';

/** What answers with pages, by name. They are no endpoints: no token, no parameters, no JSON, and not in the OpenAPI document. */
export const PAGES = {
  getShell: {
    paths: [PAGES_PATH, `${PAGES_PATH}/{page+}`],
    function: 'pages/shell',
    summary: 'The HTML of all pages',
  },
  getAsset: {
    paths: [`${PAGES_PATH}/-/assets/{file}`],
    function: 'pages/asset',
    summary: 'A script, style sheet or icon of the pages',
  },
} as const satisfies Record<string, PageRow>;

export type PageName = keyof typeof PAGES;
