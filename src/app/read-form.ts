/** A form with everything in it, or null when it is larger than the server takes: then a sentence, not an error page. */
export async function readForm(request: Request): Promise<FormData | null> {
  try {
    return await request.formData();
  } catch (cause) {
    // The outer limit (CAIRN_MAX_UPLOAD_MB and a little more) ends the stream; the framework names it by the status.
    const status = typeof cause === 'object' && cause !== null && 'status' in cause ? cause.status : undefined;
    const isTooLarge = status === 413 || (cause instanceof Error && /exceeds limit|too large/i.test(cause.message));
    if (isTooLarge) return null;
    throw cause;
  }
}

/** All values of one name that are text, such as ticked boxes. */
export const textsOf = (form: FormData, name: string): readonly string[] =>
  form.getAll(name).filter((value) => typeof value === 'string');

export const textOf = (form: FormData, name: string): string => textsOf(form, name)[0] ?? '';
