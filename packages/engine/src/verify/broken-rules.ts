/** The rules of a data model that a document breaks, each once, in the order in which they were looked at. */
export class BrokenRules {
  /** Their names with spaces between; empty when none is broken. */
  rules = '';

  when(isBroken: boolean, rule: string): void {
    if (isBroken && !this.rules.split(' ').includes(rule)) this.rules += this.rules === '' ? rule : ` ${rule}`;
  }
}
