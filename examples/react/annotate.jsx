import 'biogloss/react';

export function Annotate({ selector, onFound }) {
  return (
    <bio-gloss
      for={selector}
      base="/biogloss/"
      {...{ 'onbio-gloss:annotated': (event) => onFound(event.detail.elements) }}
    />
  );
}
