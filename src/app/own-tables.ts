import { readFile } from 'node:fs/promises';
import { SettingsError } from '#settings';
import { readOwnTables, useReferenceTables } from '#modules/design/index.ts';

/**
 * Takes the operator's own tables of credit systems, levels and sizes into use, where the settings name a file.
 * @throws SettingsError naming each line that cannot be used
 */
export async function takeOwnTables(file: string | null): Promise<void> {
  if (file === null) return;
  const refuse = (lines: readonly string[]): never => {
    throw new SettingsError(
      `CAIRN_TABLES: ${file} cannot be used:\n${lines.map((line) => `  ${line}`).join('\n')}\nSee docs/guide/operators.md.`,
    );
  };
  const text = await readFile(file, 'utf8').catch((cause: unknown) =>
    refuse([cause instanceof Error ? cause.message : String(cause)]),
  );
  const own = readOwnTables(text);
  if (own.ok) useReferenceTables(own.value);
  else refuse(own.error.map(({ field, params }) => `${field}: ${String(params?.['reason'])}`));
}
