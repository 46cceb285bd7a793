import { check } from '../check';
import { runConfig } from './index';

/** The one judge of a configuration: the server asks it before a run is made, the form as one types. */
export const checkConfig = (input: unknown) => check(runConfig, input);
