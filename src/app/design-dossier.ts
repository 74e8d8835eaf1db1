import { actorOf } from '#app/answers.ts';
import { type Dossier, readDossier } from '#modules/design/index.ts';
import type { Result } from '#platform/result.ts';

/** The version that an address asks for; null: the working copy, or the newest version where there is none. */
export function versionIn(url: URL): number | null {
  const wanted = Number.parseInt(url.searchParams.get('version') ?? '', 10);
  return Number.isSafeInteger(wanted) && wanted > 0 ? wanted : null;
}

export const dossierOf = ({
  locals,
  params,
  url,
}: {
  locals: App.Locals;
  params: { id: string };
  url: URL;
}): Promise<Result<Dossier>> =>
  readDossier(locals.world, actorOf(locals), { achievementId: params.id, version: versionIn(url) });
