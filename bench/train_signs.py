"""Learn from the examples (content/en/examples and the catalogue) what the recogniser knows: writes content/en/recogniser.npz.

Only our own examples go in. Thresholds are set by five-fold cross-validation over them, for the precision that is wanted; the
evaluation set in tests/signs/evaluation is never looked at.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

from weatherglass.guide.shelf import folder
from weatherglass.signs.catalogue import family_of
from weatherglass.signs.examples import digest, examples, passages
from weatherglass.signs.learned import FAMILIES, FILE, NEUTRAL, post_features, talk_features
from weatherglass.signs.model import WIDTH, model
from weatherglass.signs.recognise import BESIDE, by_sentences
from weatherglass.signs.sentences import sentences
from weatherglass.signs.talk import without_speakers

WANTED = 0.9
VECTOR_C, WORD_C, WHOLE_C = 3.0, 25.0, 3.0
TALK, POST = "film", "post"


def _classes() -> np.ndarray:
    return np.array([FAMILIES.index(family_of(one.signs[0]).family) if one.signs else NEUTRAL for one in examples()])


def _shares(vectors: np.ndarray, words: Any, classes: np.ndarray, train: np.ndarray, test: np.ndarray) -> np.ndarray:
    one = LogisticRegression(C=VECTOR_C, max_iter=4000).fit(vectors[train], classes[train])
    other = LogisticRegression(C=WORD_C, max_iter=4000).fit(words[train], classes[train])
    both: np.ndarray = np.exp((one.predict_log_proba(vectors[test]) + other.predict_log_proba(words[test])) / 2)
    return np.asarray(both / both.sum(1, keepdims=True))


def _thresholds(shares: np.ndarray, classes: np.ndarray) -> np.ndarray:
    """The least share of each family above which WANTED of those that are most like it are of it."""
    best, found = shares[:, :NEUTRAL].argmax(1), []
    for family in range(NEUTRAL):
        mine = np.sort(shares[best == family, family])
        right = [(shares[(best == family) & (shares[:, family] >= least), family], least) for least in mine]
        good = [least for chosen, least in right if _precision(shares, classes, best, family, least) >= WANTED and len(chosen)]
        found.append(max(min(good, default=0.9), 0.3))
        print(f"{FAMILIES[family]:12} threshold {found[-1]:.2f}")
    return np.array(found, np.float32)


def _precision(shares: np.ndarray, classes: np.ndarray, best: np.ndarray, family: int, least: float) -> float:
    chosen = (best == family) & (shares[:, family] >= least)
    return float((classes[chosen] == family).mean())


def _wholes(kind: str, one: LogisticRegression, other: LogisticRegression, vectorizer: TfidfVectorizer) -> LogisticRegression:
    """Learn from the passages of a kind what a talk ("film"), or a post, is like in which someone is worked upon or hurt."""
    found = [passage for passage in passages() if passage.kind == kind]
    features, beside = [], []
    for passage in found:
        said = [sentence.text for sentence in sentences(without_speakers(passage.text) if kind == TALK else passage.text)]
        deep = model().layers(said)
        both = (one.predict_log_proba(deep) + other.predict_log_proba(vectorizer.transform(said))) / 2
        shares, vectors = (np.exp(both) / np.exp(both).sum(1, keepdims=True)).astype(np.float32), deep[:, -WIDTH:]
        features.append(talk_features(shares, vectors) if kind == TALK else post_features(vectors))
        beside.append(by_sentences(shares))
    shows, every = np.array([passage.shows for passage in found]), np.stack(features)
    print(f"{len(found)} of {kind}: AUROC {_order(every, np.array(beside), shows)}")
    return LogisticRegression(C=WHOLE_C, max_iter=4000).fit(every, shows)


def _order(features: np.ndarray, beside: np.ndarray, shows: np.ndarray) -> str:
    """The AUROC by sentences alone and with whole texts, cross-validated in blocks of eight, so that twins stay together."""
    blocks = np.arange(len(shows)) // 8
    folds, given = np.random.default_rng(1).permutation(blocks[-1] + 1)[blocks] % 5, np.zeros(len(shows))
    for fold in range(5):
        train = folds != fold
        learned = LogisticRegression(C=WHOLE_C, max_iter=4000).fit(features[train], shows[train])
        given[~train] = learned.decision_function(features[~train])
    return f"{roc_auc_score(shows, beside):.3f} by sentences alone, {roc_auc_score(shows, given + BESIDE * beside):.3f} with both"


def main() -> None:
    """Learn, and write the file."""
    texts = [one.text for one in examples()]
    classes, vectors = _classes(), model().layers(texts)
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2, token_pattern=r"[a-z']+")
    words = vectorizer.fit_transform([text.replace("\u2019", "'") for text in texts])
    shares = np.zeros((len(texts), NEUTRAL + 1))
    for train, test in StratifiedKFold(5, shuffle=True, random_state=1).split(vectors, classes):
        shares[test] = _shares(vectors, words, classes, train, test)
    one = LogisticRegression(C=VECTOR_C, max_iter=4000).fit(vectors, classes)
    other = LogisticRegression(C=WORD_C, max_iter=4000).fit(words, classes)
    talk, post = (_wholes(kind, one, other, vectorizer) for kind in (TALK, POST))
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else folder("en") / FILE
    np.savez_compressed(
        path,
        examples=np.array(digest()),
        vector_weights=one.coef_.astype(np.float32),
        vector_bias=one.intercept_.astype(np.float32),
        word_weights=other.coef_.astype(np.float16),
        word_bias=other.intercept_.astype(np.float32),
        rarity=vectorizer.idf_.astype(np.float32),
        terms=np.array("\n".join(vectorizer.get_feature_names_out())),
        near=np.round(vectors[:, -WIDTH:] * 127).astype(np.int8),
        talk_weights=talk.coef_[0].astype(np.float32),
        talk_bias=talk.intercept_[0].astype(np.float32),
        post_weights=post.coef_[0].astype(np.float32),
        post_bias=post.intercept_[0].astype(np.float32),
        thresholds=_thresholds(shares, classes),
    )
    print(f"{len(texts)} examples, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
