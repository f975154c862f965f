import { appMethods } from './app.ts';
import { chatMethods } from './chat.ts';
import type { Methods } from './method.ts';

/** Every Web API method the workspace speaks. */
export const METHODS: Methods = { ...appMethods, ...chatMethods };
