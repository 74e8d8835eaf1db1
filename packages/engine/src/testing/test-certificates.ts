import { execFileSync } from 'node:child_process';
import { type KeyObject, createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate made for a test, by the openssl command; its subject says so. */
export type TestCertificate = { readonly der: Uint8Array; readonly privateKey: KeyObject };

type Wish = {
  readonly subject?: string;
  readonly algorithm?: 'rsa' | 'ec';
  readonly extensions?: readonly string[];
  /** How long it is in force, from the moment at which it is made. */
  readonly days?: number;
};

const SUBJECT = '/C=NO/O=Nordlys Reuse Cooperative (test seal)/2.5.4.97=VATNO-000000000/CN=Test seal';

const CA = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
const LEAF = ['basicConstraints=CA:FALSE', 'keyUsage=critical,digitalSignature,nonRepudiation'];

/** Makes certificates in a folder of its own that is gone afterwards. Throws when there is no openssl command. */
export class TestAuthority {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cairn-certificates-'));
  readonly root: TestCertificate;
  #count = 0;

  constructor(name = 'Nordlys Test Authority') {
    this.root = this.#make('root', { subject: `/C=NO/O=${name}/CN=${name}`, extensions: CA, algorithm: 'ec' }, []);
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  issue(wish: Wish = {}): TestCertificate {
    this.#count += 1;
    const issuer = ['-CA', join(this.#folder, 'root.pem'), '-CAkey', join(this.#folder, 'root.key')];
    return this.#make(`leaf-${this.#count}`, { extensions: LEAF, ...wish }, issuer);
  }

  #make(name: string, wish: Wish, issuer: readonly string[]): TestCertificate {
    const file = (ending: string): string => join(this.#folder, `${name}.${ending}`);
    const kind =
      wish.algorithm === 'rsa'
        ? ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']
        : ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];
    const openssl = (...words: readonly string[]): void => {
      execFileSync('openssl', words, { stdio: 'pipe' });
    };
    openssl('genpkey', ...kind, '-out', file('key'));
    openssl('req', '-new', '-key', file('key'), '-subj', wish.subject ?? SUBJECT, '-utf8', '-out', file('csr'));
    writeFileSync(file('ext'), (wish.extensions ?? []).join('\n'));
    const signing = issuer.length === 0 ? ['-signkey', file('key')] : [...issuer, '-CAcreateserial'];
    openssl(
      'x509',
      '-req',
      '-in',
      file('csr'),
      ...signing,
      '-days',
      String(wish.days ?? 3650),
      '-extfile',
      file('ext'),
      '-sha256',
      '-out',
      file('pem'),
    );
    openssl('x509', '-in', file('pem'), '-outform', 'DER', '-out', file('der'));
    return { der: new Uint8Array(readFileSync(file('der'))), privateKey: createPrivateKey(readFileSync(file('key'))) };
  }
}
