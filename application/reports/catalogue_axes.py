"""Dimensions that several reports of the catalogue share."""

from __future__ import annotations

from application.reports.entry import Axis

CENTRE = Axis("centre")
CHANNEL = Axis("channel", codes="channel", groups="channel_group")
SEX = Axis("sex", codes="sex", every=True)
