import { readListText, unpackList } from './read-list.ts';
import { readNamedList } from './read-named-list.ts';
import { makeStatusCheck } from './status-check.ts';

/** {@link makeStatusCheck} for lists in every form that the engine reads; what was read before is kept. */
export const checkStatus = makeStatusCheck({ read: readListText, unpack: unpackList, named: readNamedList });
