/**
 * Something the person who runs Cairn has to put right: it stops a start or a command, says what is wrong,
 * and names the way forward. Printed without a stack; everything else that is thrown is a bug.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
  /** The outer server prints such an error as it is. */
  readonly expected = true;
  readonly code: string;

  constructor(code: string, message: string, wayForward: string) {
    super(`${message}\n${wayForward}`.trimEnd());
    this.code = code;
  }
}
