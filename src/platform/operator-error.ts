/**
 * Something the person who runs Cairn has to put right: it stops a start or a command, says what is wrong,
 * and names the way forward. Printed without a stack; everything else that is thrown is a bug.
 */
export class OperatorError extends Error {
  readonly code: string;
  readonly wayForward: string;

  constructor(code: string, message: string, wayForward: string) {
    super(message);
    this.name = 'OperatorError';
    this.code = code;
    this.wayForward = wayForward;
  }
}
