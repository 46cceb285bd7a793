import { z } from 'zod';
import { defineChannel } from '../channel';
import { headlineOf } from '../headline';
import { postJson } from '../post-json';
import { webAddress } from '../web-address';

/** As much as a section takes is 3,000 characters. */
const LONGEST = 2500;

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
export const slack = defineChannel({
  meta: {
    id: 'slack',
    title: 'Slack',
    description: "A message by an incoming webhook of Slack, or of what speaks Slack's format.",
  },
  settings: z.strictObject({
    url: webAddress.meta({
      title: 'Address',
      description: 'The incoming webhook, such as https://hooks.slack.com/services/...',
      secret: true,
      shown: true,
    }),
  }),
  create:
    ({ url }, tools) =>
    (notice) => {
      const headline = plain(headlineOf(notice));
      const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
      const message = plain(notice.message).slice(0, LONGEST);
      return postJson(
        url,
        {
          text: headline,
          blocks: [
            section(`*${headline}*\n${message}`.trim()),
            {
              type: 'context',
              elements: [{ type: 'mrkdwn', text: `step ${notice.step} · <${notice.url}|Open in ganscope>` }],
            },
          ],
        },
        tools,
      );
    },
});

/** Slack reads <...> as links and mentions; these three characters are all there is to escape. */
const plain = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
