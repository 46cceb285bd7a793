import { renderToStaticMarkup } from 'react-dom/server';
import { pageTokens } from '../page-tokens';

interface SignInPageProps {
  /** Where to go then, on this server. */
  next: string;
  /** What was wrong with the token before. */
  error: string | null;
}

/** Asks for the token, without a script and without a word about what lies behind. */
export const signInPage = (props: SignInPageProps): string =>
  `<!doctype html>${renderToStaticMarkup(<SignInPage {...props} />)}`;

function SignInPage({ next, error }: SignInPageProps) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Sign in to ganscope</title>
        <link rel="icon" href="data:," />
        {/* Our own text alone: React would escape its quotes. */}
        <style dangerouslySetInnerHTML={{ __html: `${pageTokens()}${STYLES}` }} />
      </head>
      <body>
        <main>
          <p className="brand">ganscope</p>
          <h1>This server needs its token.</h1>
          <p>
            It is the <code>GANSCOPE_TOKEN</code> that the server was started with. Who started it knows it.
          </p>
          <form method="post" action="/sign-in">
            <input type="hidden" name="next" value={next} />
            <label htmlFor="token">Token</label>
            <input
              id="token"
              name="token"
              type="password"
              autoComplete="current-password"
              autoFocus
              required
              spellCheck={false}
              {...(error && { 'aria-invalid': true, 'aria-describedby': 'wrong' })}
            />
            {error && (
              <p id="wrong" role="alert">
                {error}
              </p>
            )}
            <button>Sign in</button>
          </form>
        </main>
      </body>
    </html>
  );
}

const STYLES = `
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:13px/18px system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif}
main{max-width:420px;margin:0 auto;padding:18vh 24px 40px}
p,h1{margin:0}
p{color:var(--ink2)}
.brand{color:var(--ink);font-weight:650;margin-bottom:20px}
h1{font-size:22px;line-height:30px;letter-spacing:-.012em;font-weight:650;margin-bottom:8px;text-wrap:pretty}
code{background:var(--sunk);padding:0 3px}
form{display:grid;gap:8px;margin-top:24px}
label{font-weight:600;font-size:12px;line-height:16px}
input{font:inherit;font-size:16px;line-height:24px;color:inherit;background:var(--bg);border:1px solid var(--line2);border-radius:4px;padding:7px 12px;min-width:0}
input[aria-invalid]{border-color:var(--crit)}
#wrong{color:var(--crit)}
button{font:inherit;min-height:40px;margin-top:8px;color:var(--bg);background:var(--ink);border:1px solid var(--ink);border-radius:4px;cursor:pointer}
:is(input,button):focus-visible{outline:2px solid var(--ink);outline-offset:2px}
`;
