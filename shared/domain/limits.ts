/**
 * Limits of the product: numbers that the documentation promises and a caller can meet, all in one place because
 * `docs/limits.md` and the README repeat them and a test compares them. Bounds that only tune the work stay where it is done.
 */

const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * KIBIBYTE;

/** Maximum body size of the API. Checked before authentication, so strangers cannot make a function read large bodies. */
export const MAX_API_BODY_BYTES = MEBIBYTE;

/** Maximum rows of a page, whatever `per_page` says. */
export const MAX_PAGE_ROWS = 100;

/** Maximum errors whose status one request changes. */
export const MAX_UPDATED_ERRORS = 100;

/** Maximum issues whose status one request of Sentry's Web API changes, which may say "all". Sentry has the same. */
export const MAX_UPDATED_ISSUES = 1_000;

/** Maximum projects whose issues are listed together: each is read for a page, and has a place in its cursor. */
export const MAX_LISTED_PROJECTS = 30;

/**
 * Maximum lengths of what is kept of a project for its clients, in characters: of a short text, and of a template. Each
 * request to the project reads all of it.
 */
export const MAX_PROJECT_TEXT_CHARACTERS = 255;
export const MAX_PROJECT_TEMPLATE_CHARACTERS = 4_000;
/** GitLab's bounds of what it acts on (app/models/project.rb, app/models/project_ci_cd_setting.rb). */
export const MAX_COMMIT_TEMPLATE_CHARACTERS = 500;
export const MAX_GIT_DEPTH = 1_000;
/** Seconds: ten minutes, and what is less than a month. */
export const MIN_BUILD_TIMEOUT_S = 600;
export const MAX_BUILD_TIMEOUT_S = 2_629_745;

/** Maximum topics of a project. */
export const MAX_PROJECT_TOPICS = 50;

/** Maximum groups in each other, as in GitLab, which takes twenty below the first. */
export const MAX_NESTED_GROUPS = 21;

/**
 * Maximum size of a chunk of an upload. API Gateway hands a body over in Base64, in an event of 6 MB; a power of two, because
 * sentry-cli before 2.40 takes no other.
 */
export const MAX_CHUNK_BYTES = 2 * MEBIBYTE;

/** Maximum chunks of a request, so that its size is bounded before anything is inflated. */
export const MAX_CHUNKS_OF_REQUEST = 1;

/** Maximum body size of a request with a chunk: what does not compress grows a little, and the form has lines of its own. */
export const MAX_CHUNK_BODY_BYTES = MAX_CHUNK_BYTES + 64 * KIBIBYTE;

/** Maximum chunks of an upload: 500 MiB. */
export const MAX_UPLOAD_CHUNKS = 250;

/** Maximum size of a collector's request, inflated. */
export const MAX_REQUEST_BYTES = 20 * MEBIBYTE;

/** Maximum size of an event, inflated. Sentry has the same. */
export const MAX_EVENT_BYTES = MEBIBYTE;

/** Maximum events of an envelope. SDKs put one event in an envelope, and Sentry takes no more. */
export const MAX_ENVELOPE_EVENTS = 10;

/** Maximum security reports of a request. Browsers send a batch a minute or so. */
export const MAX_SECURITY_REPORTS = 100;

/** Maximum items of an envelope. No SDK sends a hundredth of it; millions of empty items would take seconds to read. */
export const MAX_ENVELOPE_ITEMS = 10_000;

/**
 * Maximum size of an envelope's first line. The longest part that SDKs put there is the trace context, made from a baggage
 * header of at most 8,192 bytes (W3C Baggage, section 3.3.2).
 */
export const MAX_ENVELOPE_HEADER_BYTES = 16 * KIBIBYTE;

/** Maximum size of an item's first line. The longest part is the file name of an attachment. */
export const MAX_ITEM_HEADER_BYTES = 4 * KIBIBYTE;

/** Maximum frames of a zstd body, of either kind. SDKs send one; a decompressor for each costs 25 µs even for nothing. */
export const MAX_ZSTD_FRAMES = 16;

/**
 * Maximum values of an event, of any kind, containers included. A tree costs by its values, not by its bytes, and a
 * mebibyte of `1,1,1,…` has half a million. SDKs' events have one for every thirty bytes or so, and dense ones one for
 * every fifteen.
 */
export const MAX_EVENT_VALUES = 125_000;

/** Maximum depth of an event. Every later reader may recurse; SDKs send no more than ten levels or so. */
export const MAX_EVENT_DEPTH = 64;

/**
 * Maximum depth of texts in texts: an address in a parameter of an address, JSON in a field of JSON. Redirects of log-ins
 * nest two or three. Each level reads what is left of the text once more, so without a bound a sender would decide how often.
 */
export const MAX_NESTED_TEXTS = 5;

/** Maximum size of an event's payload, packed. DynamoDB takes items of 400 KB; the rest is for the summary. */
export const MAX_PAYLOAD_BYTES = 380_000;

/** Maximum age of the time that an event says of itself. */
export const MAX_EVENT_AGE_DAYS = 30;

/**
 * What a summary keeps of each text, in bytes of UTF-8, because DynamoDB measures and bills items by the byte and a
 * letter may take three. ASCII texts as long as `headline` makes them fit whole, and so do the longest release (200
 * characters) and environment (64) that Sentry takes (https://docs.sentry.io/platforms/javascript/configuration/options/).
 */
export const MAX_TITLE_BYTES = 320;
export const MAX_CULPRIT_BYTES = 320;
export const MAX_TYPE_BYTES = 192;
export const MAX_MESSAGE_BYTES = 1_280;
export const MAX_RELEASE_BYTES = 200;
export const MAX_ENVIRONMENT_BYTES = 64;

/**
 * How much an error keeps of where it was seen: so many names, which together take so many bytes of UTF-8. Every batch
 * writes the whole item and pays for each KiB, so all texts and lists of an item together have to stay below 10 KiB. A
 * hundred Git hashes (4,000 bytes) fit.
 */
export const MAX_ERROR_ENVIRONMENTS = { names: 50, bytes: 1.5 * KIBIBYTE };
export const MAX_ERROR_RELEASES = { names: 100, bytes: 4 * KIBIBYTE };

/** Maximum number of commits and of deploys that are kept of a release, the newest. All are counted. */
export const MAX_RELEASE_COMMITS = 100;
export const MAX_RELEASE_DEPLOYS = 20;

/** Maximum length of an address that a release or a deploy has, and of other texts that a build says of it, in characters. */
export const MAX_RELEASE_URL_CHARACTERS = 500;
export const MAX_RELEASE_TEXT_CHARACTERS = 250;
export const MAX_DEPLOY_TEXT_CHARACTERS = 64;

/** Maximum length of the address of a line of source in a project's settings. Each request for an event reads it. */
export const MAX_SOURCE_URL_CHARACTERS = 500;

/** Maximum number of refused requests that are kept of a project, one for each reason and client key. */
export const MAX_INTAKE_REFUSALS = 20;

/** Maximum number of users that are counted exactly. */
export const MAX_EXACT_USERS = 64;

/** Maximum number of tests of a project's destinations of alerts in a minute: each calls out, wherever somebody wants. */
export const MAX_DESTINATION_TESTS_A_MINUTE = 10;
