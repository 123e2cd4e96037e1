"""A key in software: answers as a browser does that holds one."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256

from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

ID = b"the-only-key-of-its-owner"
SEEN = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


def text(raw):
    return urlsafe_b64encode(bytes(raw)).rstrip(b"=").decode()


class Key:
    def __init__(self, origin="https://testserver"):
        self.origin = origin
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.rp = sha256(origin.split("/")[2].encode()).digest()

    def registers(self, challenge="Y2hhbGxlbmdl"):
        """The answer to a page that adds it, as a passkey."""
        public = ES256.from_cryptography_key(self.private.public_key())
        own = AttestedCredentialData.create(b"\0" * 16, ID, public)
        flags = SEEN | AuthenticatorData.FLAG.AT
        data = AuthenticatorData.create(self.rp, flags, 0, own)
        said = {
            "clientDataJSON": text(self.client("webauthn.create", challenge)),
            "attestationObject": text(AttestationObject.create("none", data, {})),
        }
        return {
            **self.whole(said),
            "clientExtensionResults": {"credProps": {"rk": True}},
        }

    def opens(self, challenge, user_handle):
        """The answer to a page that asks for it, without a word about whose it is."""
        data = AuthenticatorData.create(self.rp, SEEN, 1)
        client = self.client("webauthn.get", challenge)
        signed = bytes(data) + client.hash
        said = {
            "clientDataJSON": text(client),
            "authenticatorData": text(data),
            "signature": text(self.private.sign(signed, ec.ECDSA(hashes.SHA256()))),
            "userHandle": user_handle,
        }
        return {**self.whole(said), "clientExtensionResults": {}}

    def client(self, kind, challenge):
        raw = urlsafe_b64decode(challenge + "==")
        return CollectedClientData.create(kind, raw, self.origin)

    def whole(self, said):
        names = {"id": text(ID), "rawId": text(ID), "type": "public-key"}
        return {**names, "response": said}


def with_key(user, name="Telephone"):
    """A passkey of USER, as it stands in the database."""
    return WebAuthn.add(user, name, Key().registers()).instance
