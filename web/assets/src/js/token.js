// The token that tells our pages from strangers', for requests made by scripts.
export const headers = () => {
  const meta = document.querySelector('meta[name="csrf-token"]');
  return meta ? { "X-CSRF-Token": meta.content } : {};
};

export const pageForm = () => document.getElementById("page-form");
