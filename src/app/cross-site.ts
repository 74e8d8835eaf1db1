const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/** Machine endpoints that take posts from other sites by their standard; none of them trusts a cookie. */
const OPEN_TO_OTHER_SITES = ['/api/v1/verify'];

/**
 * Whether a request is a state-changing form from another site (cross-site request forgery). A browser sends `Origin`
 * with every form post; a form without one, or from elsewhere, is refused.
 */
export function isForeignFormPost(request: Request, ownOrigin: string, pathname: string): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return false;
  if (OPEN_TO_OTHER_SITES.includes(pathname)) return false;
  const origin = request.headers.get('origin');
  if (origin !== null) return origin !== ownOrigin;
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return type === '' || FORM_TYPES.includes(type);
}
