export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export type JsonObject = { readonly [key: string]: JsonValue };

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON-LD writes one value or a list of them; both mean the same. */
export const asList = (value: JsonValue | undefined): readonly JsonValue[] =>
  value === undefined || value === null ? [] : isJsonList(value) ? value : [value];

export const isJsonList = (value: unknown): value is readonly JsonValue[] => Array.isArray(value);

/** The address of a node that may be written as a string or as an object with `id`. */
export const idOf = (value: JsonValue | undefined): string | null => {
  if (typeof value === 'string') return value;
  const id = isJsonObject(value) ? value['id'] : undefined;
  return typeof id === 'string' ? id : null;
};

export const textOf = (value: JsonValue | undefined): string | null => (typeof value === 'string' ? value : null);

export const hasType = (node: JsonObject, type: string): boolean => {
  const types = node['type'];
  return types === type || (isJsonList(types) && types.includes(type));
};
