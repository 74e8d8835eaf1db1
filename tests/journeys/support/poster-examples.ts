import { must } from './stages.ts';
import { createVisitor, find, type Visitor } from './visitor.ts';

const ADDRESS = /href="[^"]*(\/ask\/[0-9A-Z]{8})"/;

/** The address of a place's poster: the one that hangs, or a new one. */
export async function posterExample(coach: Visitor, place: string): Promise<string> {
  const { text } = await coach.get(`${place}/poster`);
  if (ADDRESS.test(text)) return find(text, ADDRESS);
  must(await coach.post(`${place}/poster?/make`), 'Making a poster');
  return find((await coach.get(`${place}/poster`)).text, ADDRESS);
}

/** Somebody without an account asks from the poster; answers the address under which they read the answer. */
export async function askedExample(coach: Visitor, place: string, name = 'Amina'): Promise<string> {
  const fields = { name, words: 'I would like to learn this.', reach: '' };
  const { text } = await createVisitor().post(await posterExample(coach, place), fields);
  return find(text, /(\/ask\/answer\?c=[0-9A-Z]{8})/);
}
