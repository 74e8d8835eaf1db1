import { parseStrictJson } from '@cairn/engine';

const read = (text: string): unknown => {
  const parsed = parseStrictJson(text);
  return parsed.ok ? parsed.value : `cannot be read: ${parsed.error}`;
};

const fromPart = (part: string | undefined): string => Buffer.from(part ?? '', 'base64url').toString('utf8');
const decodePart = (part: string | undefined): unknown => read(fromPart(part));

const isToken = (text: string): boolean => /^ey[\w-]*\.[\w-]*\.[\w-]*$/.test(text);

const tokenContent = (text: string): object => {
  const [header, claims] = text.split('.');
  return { header: decodePart(header), claims: decodePart(claims) };
};

/** A token of which parts are shown: what was signed, what is shown of it, and who says so (RFC 9901). */
const selectiveContent = (text: string): object => {
  const [token = '', ...rest] = text.split('~');
  const binding = rest.pop() ?? '';
  return {
    ...tokenContent(token),
    shown: rest.map(decodePart),
    ...(binding === '' ? {} : { holder: tokenContent(binding) }),
  };
};

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const unsealed = (payload: string): unknown => {
  const decoded = parseStrictJson(fromPart(payload));
  return decoded.ok ? decoded.value : read(payload);
};

const readHeader = (signature: unknown): unknown =>
  isMembers(signature) && typeof signature['protected'] === 'string'
    ? { ...signature, protected: decodePart(signature['protected']) }
    : signature;

/** A sealed document (JAdES): the document, and the headers of its seals in words instead of base64. */
const sealedContent = (sealed: Members, payload: string): object => ({
  payload: unsealed(payload),
  signatures: (Array.isArray(sealed['signatures']) ? sealed['signatures'] : [sealed]).map((signature) => {
    const header = readHeader(signature);
    return isMembers(header) ? Object.fromEntries(Object.entries(header).filter(([key]) => key !== 'payload')) : header;
  }),
});

const ENVELOPED = /^data:application\/[\w.+-]+(?:;[\w=-]+)*,(.+)$/;

const opened = (value: unknown): unknown => {
  if (!isMembers(value)) return value;
  const { payload, id, type } = value;
  if (typeof payload === 'string') return sealedContent(value, payload);
  const inside = type === 'EnvelopedVerifiableCredential' && typeof id === 'string' ? ENVELOPED.exec(id)?.[1] : null;
  return inside == null ? value : { ...value, id: contentOf(inside) };
};

/** What a text holds, with everything that is only packed unpacked; nothing of it is checked. */
export const contentOf = (text: string): unknown => {
  if (text.startsWith('ey') && text.includes('~')) return selectiveContent(text);
  return isToken(text) ? tokenContent(text) : opened(read(text));
};
