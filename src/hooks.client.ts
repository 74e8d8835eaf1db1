import type { ClientInit } from '@sveltejs/kit/hooks';
import { noteTyping } from '#ui/typed-before.ts';

export const init: ClientInit = () => noteTyping();
