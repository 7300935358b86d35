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
  getPage: {
    paths: [PAGES_PATH, `${PAGES_PATH}/{page+}`, `${PAGES_PATH}/-/assets/{file}`],
    function: 'pages/get',
    summary: 'The HTML of all pages, and the scripts, style sheets and icons that it names',
  },
} as const satisfies Record<string, PageRow>;

export type PageName = keyof typeof PAGES;
