// WeCom's Node SDK as a small bot: node sdk.cjs <ws address> <bot id> <secret>. One JSON object a line on stdout.
// It answers "card" by a card, all else by a stream in two pieces; it updates a tapped card; it pushes on "push".
const { WSClient } = require('@wecom/aibot-node-sdk');

const [url, botId, secret] = process.argv.slice(2);
const tell = (what, facts) => process.stdout.write(JSON.stringify({ what, ...facts }) + '\n');
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const client = new WSClient({ botId, secret, wsUrl: url, logger: quiet, maxAuthFailureAttempts: 1, maxReconnectAttempts: 1 });

const card = (title, taskId) => ({
  card_type: 'button_interaction',
  main_title: { title },
  task_id: taskId,
  button_list: [{ text: '接收', key: 'take' }],
});

const guarded = (name, doing) => doing.then(
  (ack) => tell(name, { errcode: ack.errcode }),
  (failed) => tell(name, { errcode: failed.errcode ?? null, failed: String(failed.message ?? failed.errmsg) }),
);

client.on('authenticated', () => tell('authenticated'));
client.on('error', (error) => tell('error', { code: error.code ?? null, message: error.message }));
client.on('disconnected', (reason) => tell('disconnected', { reason }));
client.on('event.disconnected_event', () => tell('kicked'));

client.on('message.text', async (frame) => {
  const text = frame.body.text.content;
  tell('message', { text, chattype: frame.body.chattype, from: frame.body.from.userid, quote: frame.body.quote ?? null });
  if (text.includes('card')) {
    await guarded('card', client.replyTemplateCard(frame, card('L1', 'node-1')));
  } else if (text.includes('push')) {
    const push = { chat_type: 2, msgtype: 'markdown', markdown: { content: 'pushed' } };
    await guarded('push', client.sendMessage(frame.body.chatid, push));
  } else {
    await guarded('stream', client.replyStream(frame, 's1', 'think', false));
    await guarded('stream', client.replyStream(frame, 's1', 'thought', true));
  }
});

client.on('event.enter_chat', (frame) => guarded('welcome', client.replyWelcome(frame, { msgtype: 'text', text: { content: 'welcome' } })));

client.on('event.template_card_event', async (frame) => {
  const event = frame.body.event.template_card_event;
  tell('tap', { key: event.event_key, task: event.task_id });
  await guarded('wrong', client.reply(frame, { msgtype: 'markdown', markdown: { content: 'no' } }));
  await guarded('update', client.updateTemplateCard(frame, card('L1 taken', event.task_id)));
});

client.on('message.image', async (frame) => {
  const { buffer } = await client.downloadFile(frame.body.image.url, frame.body.image.aeskey);
  tell('image', { text: buffer.toString() });
  const { media_id } = await client.uploadMedia(Buffer.from('x'.repeat(600 * 1024)), { type: 'file', filename: 'a.txt' });
  await guarded('file', client.replyMedia(frame, 'file', media_id));
});

client.connect();
process.stdin.on('end', () => { client.disconnect(); process.exit(0); }).resume();
