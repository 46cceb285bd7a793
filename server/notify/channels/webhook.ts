import { z } from 'zod';
import { defineChannel } from '../channel';
import { postJson } from '../post-json';
import { webAddress } from '../web-address';

/** The notice as it is: lib/protocol/notice.ts is its shape. */
export const webhook = defineChannel({
  meta: {
    id: 'webhook',
    title: 'Webhook',
    description: 'Posts each alert as JSON to an address of yours.',
  },
  settings: z.strictObject({
    url: webAddress.meta({
      title: 'Address',
      description: 'Where to post. Any 2xx answer counts as told; redirects are not followed.',
      secret: true,
      shown: true,
    }),
    authorization: z
      .string()
      .trim()
      .regex(/^[\x20-\x7e]{1,1000}$/, { error: 'give up to 1,000 plain characters' })
      .optional()
      .meta({
        title: 'Authorization',
        description: 'Value of that header, e.g. "Bearer ...", where the receiver asks for one.',
        secret: true,
        format: 'password',
      }),
  }),
  create:
    ({ url, authorization }, tools) =>
    (notice) =>
      postJson(url, notice, tools, authorization ? { Authorization: authorization } : {}),
});
