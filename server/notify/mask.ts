import { z } from 'zod';
import type { ChannelKind } from './channel';

export const MASK = '••••';

/** The settings as they may be told: of a secret address its host, of any other secret nothing. */
export function masked({ settings: { shape } }: ChannelKind, settings: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => {
      const schema: unknown = shape[key];
      const isSecret = !(schema instanceof z.ZodType) || schema.meta()?.['secret'] === true;
      return [key, isSecret && typeof value === 'string' ? mask(value) : value];
    }),
  );
}

const mask = (secret: string) =>
  /^https?:/.test(secret) && URL.canParse(secret) ? `${new URL(secret).origin}/${MASK}` : MASK;
