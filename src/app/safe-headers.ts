/** What every answer says to browsers: take no guesses about types, tell others little, keep sensors shut. */
export const SAFE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'geolocation=(), camera=(self), microphone=(self)',
} as const;
