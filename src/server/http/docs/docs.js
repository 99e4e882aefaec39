// The page to read and try the API: it reads /openapi.json and calls the routes with fetch.
const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

let token;

async function call(method, path, values, body) {
  const url = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name] ?? ''));
  const query = new URLSearchParams(Object.entries(values).filter(([name, value]) => value !== '' && !path.includes(`{${name}}`)));
  const headers = { accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  if (method !== 'GET') headers['idempotency-key'] = crypto.randomUUID?.() ?? String(Math.random()).slice(2).padEnd(16, '0');
  if (typeof body === 'string') headers['content-type'] = 'application/json';
  return fetch(query.size > 0 ? `${url}?${query}` : url, { method, headers, body });
}

async function show(reply, into) {
  const type = reply.headers.get('content-type') ?? '';
  if (!type.includes('json')) {
    const link = element('a', { href: URL.createObjectURL(await reply.blob()), download: 'file', textContent: `文件 ${type}` });
    return into.replaceChildren(`${reply.status} `, link);
  }
  into.replaceChildren(element('pre', { textContent: `${reply.status}\n${JSON.stringify(await reply.json(), null, 2)}` }));
}

function bodyInput(operation) {
  const content = operation.requestBody?.content;
  if (!content) return undefined;
  if (content['multipart/form-data']) return element('input', { type: 'file', multiple: true, ariaLabel: '文件' });
  return element('textarea', { value: JSON.stringify(example(content['application/json'].schema), null, 2), ariaLabel: '请求内容' });
}

function example(schema) {
  if (schema.anyOf) return example(schema.anyOf[0]);
  if ('const' in schema) return schema.const;
  if (schema.type === 'array') return [example(schema.items ?? {})];
  if (schema.type === 'object') return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, each]) => [name, example(each)]));
  return { string: '', integer: 0, number: 0, boolean: false }[schema.type] ?? null;
}

function bodyOf(input) {
  if (!input) return undefined;
  if (input.type !== 'file') return input.value;
  const form = new FormData();
  for (const file of input.files) form.append('file', file);
  return form;
}

function card(path, method, operation) {
  const inputs = (operation.parameters ?? []).filter((each) => each.in !== 'header').map((each) => element('input', { name: each.name, required: each.required, title: each.description ?? '' }));
  const body = bodyInput(operation);
  const answer = element('div');
  const form = element('form', {}, ...inputs.map((input) => element('label', {}, input.name + (input.required ? ' *' : ''), input)), ...(body ? [body] : []), element('button', { textContent: '试用 Try' }));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(inputs.map((input) => [input.name, input.value]));
    await show(await call(method.toUpperCase(), path, values, bodyOf(body)), answer);
  });
  const title = element('summary', {}, element('span', { className: 'method', textContent: method.toUpperCase() }), element('code', { textContent: path }), element('span', { textContent: operation.summary }));
  return element('details', {}, title, element('p', { textContent: operation.description }), form, answer);
}

const filter = document.querySelector('#filter');
const routes = document.querySelector('#routes');
const contract = await (await fetch('/openapi.json')).json();
routes.replaceChildren(...Object.entries(contract.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => card(path, method, operation))));
filter.addEventListener('input', () => {
  const wanted = filter.value.trim().toLowerCase();
  for (const each of routes.children) each.hidden = !each.querySelector('summary').textContent.toLowerCase().includes(wanted);
});

document.querySelector('#sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  const { user, password } = Object.fromEntries(new FormData(event.target));
  const reply = await fetch('/api/v1/sign-in', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user, password }) });
  const said = await reply.json();
  token = said.token;
  document.querySelector('#who').textContent = reply.ok ? said.me.name : said.detail;
});
