/** What a person wants on her card, from the address of the page: it can be changed and printed without a script. */
export function readCardWish(params: URLSearchParams) {
  const isAsked = params.has('size');
  return {
    size: params.get('size') === 'a6' ? ('a6' as const) : ('a5' as const),
    hasName: isAsked ? params.get('name') === 'yes' : true,
    help: params.get('help') === 'yes' ? ('also_with_help' as const) : ('alone' as const),
    hasCode: params.get('code') === 'yes',
  };
}
