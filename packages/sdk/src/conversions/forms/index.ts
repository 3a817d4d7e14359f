/** The forms of the targets. @module */
import type { Form } from '../form.ts';
import { DECLARATION_FORM } from './declaration.ts';
import { MANIFEST_FORM } from './manifest.ts';

export const FORMS: readonly Form[] = [DECLARATION_FORM, MANIFEST_FORM];
