const encoder = new TextEncoder();

/** Bytes that one UTF-16 unit can come to. */
const MAX_BYTES_PER_UNIT = 3;

const FIRST_SIZE = 65_536;
/** More memory than this is given back. */
const MAX_KEPT = 1_048_576;

/**
 * Writes texts one after the other as UTF-8, into memory that is used again and again. Pieces of ASCII are joined and
 * encoded at once: one other character in a text would double its width, and with it the work for all of it.
 */
export class TextWriter {
  #memory = new Uint8Array(FIRST_SIZE);
  #at = 0;
  #pending = '';

  /** Starts over. What {@link written} gave before is overwritten from now on. */
  begin(): void {
    if (this.#memory.length > MAX_KEPT) this.#memory = new Uint8Array(FIRST_SIZE);
    this.#at = 0;
    this.#pending = '';
  }

  /** Any text comes out right; what is not ASCII makes it slower. */
  ascii(text: string): void {
    this.#pending += text;
  }

  text(text: string): void {
    this.#encode(this.#pending);
    this.#pending = '';
    this.#encode(text);
  }

  /** What was written since {@link begin}: a view that stays valid until then. */
  written(): Uint8Array {
    this.#encode(this.#pending);
    this.#pending = '';
    return this.#memory.subarray(0, this.#at);
  }

  #encode(text: string): void {
    this.#reserve(text.length * MAX_BYTES_PER_UNIT);
    this.#at += encoder.encodeInto(text, this.#memory.subarray(this.#at)).written;
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#memory.length) return;
    const larger = new Uint8Array((this.#at + bytes) * 2);
    larger.set(this.#memory.subarray(0, this.#at));
    this.#memory = larger;
  }
}
