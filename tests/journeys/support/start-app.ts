import { runApp } from './run-app.ts';

/** Starts the built app with a fresh demo world on a free port; the journeys find it at CAIRN_JOURNEY_URL. */
export default async function startApp(): Promise<() => Promise<void>> {
  const { url, stop } = await runApp('demo');
  process.env['CAIRN_JOURNEY_URL'] = url;
  return stop;
}
