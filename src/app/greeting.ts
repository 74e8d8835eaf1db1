import type { Settings } from '#settings';
import { demoWaysIn } from './seed/demo.ts';

/** What the person who typed `npm start` needs to know next. */
export function printGreeting(settings: Settings): void {
  const lines = ['', `Cairn is ready: ${settings.url}`, ''];
  if (settings.demo) {
    lines.push('Five ways in (fictional people):');
    for (const way of demoWaysIn(settings.url)) lines.push(`  ${way.who.padEnd(14)} ${way.address}  ${way.how}`);
    lines.push('');
  }
  lines.push(
    `Data: ${settings.databaseUrl === null ? settings.dataDir : 'PostgreSQL (DATABASE_URL)'}   Stop: Ctrl-C`,
    '',
  );
  console.info(lines.join('\n'));
}
