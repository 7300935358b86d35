/** Bounds of what is uploaded. Each one that is exceeded is named to the sender together with the file. */

const MEBIBYTE = 1024 * 1024;

/** Maximum size of an artifact bundle, as it is uploaded. */
export const MAX_BUNDLE_BYTES = 500 * MEBIBYTE;

/** Maximum size of all files of a bundle, inflated: JavaScript and its maps deflate to a quarter. */
export const MAX_BUNDLE_INFLATED_BYTES = 2048 * MEBIBYTE;

/** Maximum files of a bundle, its manifest included. */
export const MAX_BUNDLE_FILES = 4_000;

/** Maximum size of one file of a bundle, inflated. Sentry's symbolicator takes as much. */
export const MAX_FILE_BYTES = 190 * MEBIBYTE;

/** Maximum size of a bundle's manifest, inflated: some kilobytes for each file. */
export const MAX_MANIFEST_BYTES = 16 * MEBIBYTE;

/** Maximum size of the sources that are files of a bundle, all together: they are in memory while its maps are built. */
export const MAX_BUNDLED_TEXT_BYTES = 100 * MEBIBYTE;

/** Maximum sections of an indexed map, and how deep they may be within each other. */
export const MAX_SECTIONS = 100_000;
export const MAX_SECTION_DEPTH = 8;

/** Maximum mappings of a map, those of its sections together: 24 bytes each while it is read. A map of 106 MB had 4.1 million. */
export const MAX_MAPPINGS = 12_000_000;

/** Maximum sources of a map, those of its sections together. */
export const MAX_SOURCES = 200_000;

/** Maximum functions of a script whose names are kept. */
export const MAX_FUNCTIONS = 1_000_000;

/** Greatest line and column, zero-based. It leaves room to add two of them in 32 bits. */
export const MAX_POSITION = 0x3fff_ffff;

/** Maximum lengths of what is kept of a map. */
export const MAX_NAME_CHARACTERS = 512;
export const MAX_SOURCE_NAME_CHARACTERS = 2_048;
