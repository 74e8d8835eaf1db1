import { describe, expect, it } from 'vitest';
import { manualClock } from './clock.ts';
import { createLog, type LogLevel } from './log.ts';

function logAt(level: LogLevel) {
  const lines: string[] = [];
  const clock = manualClock(new Date('2027-03-01T09:00:00Z'));
  return { lines, log: createLog(level, { clock, write: (line) => lines.push(line) }) };
}

describe('the log', () => {
  it('writes one line of JSON for each event, and nothing below its level', () => {
    const { log, lines } = logAt('info');
    log.debug('query.run');
    log.info('award.issued', { credentialId: 'crd_7', milliseconds: 12 });
    expect(lines).toEqual([
      '{"at":"2027-03-01T09:00:00.000Z","level":"info","event":"award.issued","credentialId":"crd_7","milliseconds":12}',
    ]);
  });

  it('hides text that may be about a person', () => {
    const { log, lines } = logAt('info');
    log.info('card.printed', { who: 'Layla Haddad', mail: 'layla@example.org', arabic: 'ليلى', id: 'per_1' });
    expect(lines[0]).not.toMatch(/Layla|example|ليلى/);
    expect(lines[0]).toContain('per_1');
    const open = logAt('debug');
    open.log.info('card.printed', { who: 'Layla Haddad' });
    expect(open.lines[0]).toContain('Layla Haddad');
  });

  it('cannot be made to show a second line or to write backwards', () => {
    const { log, lines } = logAt('debug');
    log.info('note', { text: 'one\ntwo\r\u2028three\u202efour\u009b2J' });
    expect(lines[0]).not.toMatch(/[\n\r\u2028\u202e\u009b]/);
    expect(lines[0]).toContain('\\u202e');
  });

  it('keeps the kind and place of an error, and of a database error neither values nor rows', () => {
    const { log, lines } = logAt('info');
    log.error('request.failed', { cause: new TypeError('x is not a function'), route: '/learn' });
    expect(lines[0]).toMatch(/TypeError.*x is not a function.*log\.test\.ts/);
    const driver = Object.assign(new Error('Key (name)=(Layla Haddad) exists'), { code: '23505', severity: 'ERROR' });
    const query = Object.assign(new Error('params: Layla Haddad', { cause: driver }), { query: 'insert into person' });
    log.error('request.failed', { cause: query });
    expect(lines[1]).toMatch(/23505.*insert into person/);
    expect(lines[1]).not.toContain('Layla');
  });
});
