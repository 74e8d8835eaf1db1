/** A version was published and can be evaluated and awarded from now on. */
export const DESIGN_PUBLISHED = 'design.published';
export type DesignPublished = { readonly achievementId: string; readonly version: number };
