import type { Store } from '@/db';
import type { Courier } from '../notify/courier';
import type { Broadcast } from '../pipeline/broadcast';
import type { Sparklines } from './sparklines';
import type { Supervisor } from '../supervisor/supervisor';

/** What handlers may use; passed in, so a test can see them work on a real store of its own. */
export interface Services {
  store: Store;
  supervisor: Supervisor;
  broadcast: Broadcast;
  courier: Courier;
  sparklines: Sparklines;
  access: {
    /** The address that is listened on. */
    host: string;
    /** Signs every browser out; null where no token is needed. */
    signOutAll: (() => void) | null;
  };
  version: string;
  /** Folder of database and checkpoints. */
  dataDir: string;
}
