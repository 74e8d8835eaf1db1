/** Rooms of the people who work here: denser pages, in the languages that staff words come in. */
const STAFF_ROOMS = [
  '/coach',
  '/workplace',
  '/design',
  '/validate',
  '/training',
  '/toolkit',
  '/second',
  '/moderate',
  '/appeals',
  '/award',
  '/admin',
  '/account',
  '/bundles',
  '/sign-in',
];

/** Pages that staff and visitors share: a room of staff for staff only. */
const SHARED_ROOMS = ['/programmes'];

/** Pages of nobody, kept on the device: they bring a frame of their own, and their language. */
const DEVICE_PAGES = ['/learn/offline', '/coach/offline'];

export const isDevicePage = (path: string): boolean => DEVICE_PAGES.includes(path);

/** Whether this page is a room of staff for somebody with this kind of session; null for a visitor. */
export function isStaffRoom(path: string, session: 'learner' | 'staff' | null): boolean {
  const isIn = (room: string): boolean => path === room || path.startsWith(`${room}/`);
  return STAFF_ROOMS.some(isIn) || (session === 'staff' && SHARED_ROOMS.some(isIn));
}
