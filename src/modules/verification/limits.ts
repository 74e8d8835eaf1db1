/** Largest file that the check page takes. Credentials have some kilobytes; a picture with one inside may have more. */
export const MAX_CHECK_MEGABYTES = 10;
export const MAX_CHECK_BYTES = MAX_CHECK_MEGABYTES * 1024 * 1024;
