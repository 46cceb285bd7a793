import type { BackendInfo } from '@/lib/protocol/entities';
import type { BackendId } from '@/lib/protocol/run-config';

/** The one shape of a backend. `meta` is read without loading TensorFlow.js; `create` loads and selects it. */
export interface Backend {
  meta: { id: BackendId; title: string; description: string; /** Taken by `auto`. */ automatic: boolean };
  /** `threads`: as many as the backend thinks best when not given. With another number it starts anew, if it can. */
  create(options?: { threads?: number }): Promise<BackendInfo>;
}
