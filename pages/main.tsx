import { render } from 'preact';

function App() {
  return (
    <header class="skeleton-bar">
      <a href="/api/ui/">Glet</a>
    </header>
  );
}

const root = document.querySelector('#app')!;
root.replaceChildren();
render(<App />, root);
