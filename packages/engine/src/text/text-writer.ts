const encoder = new TextEncoder();

/** Bytes that one UTF-16 unit can come to. */
const MAX_BYTES_PER_UNIT = 3;

/** From here on the platform's encoder is quicker than a loop. */
const LONG = 512;

const FIRST_SIZE = 16_384;
/** More memory than this is given back. */
const MAX_KEPT = 1_048_576;

/** Writes texts one after the other as UTF-8, into memory that is used again and again. Most are short and ASCII. */
export class TextWriter {
  #memory = new Uint8Array(FIRST_SIZE);
  #at = 0;
  #first = 0;
  #firstEnd = 0;

  /** Starts over. What {@link written} gave before is overwritten from now on. */
  begin(): void {
    if (this.#memory.length > MAX_KEPT) this.#memory = new Uint8Array(FIRST_SIZE);
    this.#at = 0;
  }

  write(text: string): void {
    if (text.length >= LONG) {
      this.#encode(text);
      return;
    }
    this.#reserve(text.length * MAX_BYTES_PER_UNIT);
    const memory = this.#memory;
    const start = this.#at;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code >= 0x80) {
        this.#at = start + at;
        this.#encode(text.slice(at));
        return;
      }
      memory[start + at] = code;
    }
    this.#at = start + text.length;
  }

  /** Writes a text that {@link repeatFirst} copies from here. */
  writeFirst(text: string): void {
    this.#first = this.#at;
    this.write(text);
    this.#firstEnd = this.#at;
  }

  repeatFirst(): void {
    const length = this.#firstEnd - this.#first;
    this.#reserve(length);
    this.#memory.copyWithin(this.#at, this.#first, this.#firstEnd);
    this.#at += length;
  }

  copy(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#memory.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  /** What was written since {@link begin}: a view that stays valid until then. */
  written(): Uint8Array {
    return this.#memory.subarray(0, this.#at);
  }

  #encode(text: string): void {
    this.copy(encoder.encode(text));
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#memory.length) return;
    const larger = new Uint8Array((this.#at + bytes) * 2);
    larger.set(this.#memory.subarray(0, this.#at));
    this.#memory = larger;
  }
}
