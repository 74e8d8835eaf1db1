import { signCompactJws } from '../jose/sign-jws.ts';
import type { CryptoPort, Signer } from '../types.ts';
import { type Disclosure, digestOf, readDisclosure } from './disclosures.ts';

/** Proof that the holder showed it, to this verifier, now (RFC 9901 §4.3). */
export type KeyBindingRequest = {
  readonly signer: Signer;
  readonly nonce: string;
  readonly audience: string;
  readonly now: Date;
};

const mentions = (outer: Disclosure, inner: Disclosure): boolean => JSON.stringify(outer.value).includes(inner.digest);

/** Pieces inside a hidden piece make no sense without it, so the outer one goes along. */
const withOuter = (chosen: readonly Disclosure[], all: readonly Disclosure[]): readonly Disclosure[] => {
  const more = all.filter((outer) => !chosen.includes(outer) && chosen.some((inner) => mentions(outer, inner)));
  return more.length === 0 ? chosen : withOuter([...chosen, ...more], all);
};

/**
 * What a holder hands over (RFC 9901 §7.2): the signed token, the chosen disclosures and, where a verifier asked, the
 * key binding. An older key binding is dropped. Null when the text is no SD-JWT.
 */
export const presentSdJwt = async (
  text: string,
  choose: (disclosure: Disclosure) => boolean,
  options: { readonly crypto: CryptoPort; readonly keyBinding?: KeyBindingRequest },
): Promise<string | null> => {
  const [token = '', ...rest] = text.trim().split('~');
  const read = await Promise.all(rest.slice(0, -1).map((part) => readDisclosure(part, options.crypto)));
  const all = read.filter((disclosure) => disclosure !== null);
  if (rest.length === 0 || all.length !== read.length) return null;
  const chosen = withOuter(all.filter(choose), all);
  const kept = all.filter((disclosure) => chosen.includes(disclosure)).map((disclosure) => disclosure.text);
  const shown = `${[token, ...kept].join('~')}~`;
  const { keyBinding, crypto } = options;
  if (keyBinding === undefined) return shown;
  const { nonce, audience, now, signer } = keyBinding;
  const iat = Math.floor(now.getTime() / 1000);
  const payload = { iat, aud: audience, nonce, sd_hash: await digestOf(shown, crypto) };
  return `${shown}${await signCompactJws({ typ: 'kb+jwt' }, payload, signer)}`;
};
