"""Importing the domain imports every aggregate: a topic resolves only after its class exists."""

from domain import case as case
from domain import call as call
from domain import centre as centre
from domain import consultation as consultation
from domain import curriculum as curriculum
from domain import migrant as migrant
from domain import office as office
from domain import referral as referral
from domain import release as release
from domain import staff as staff
from domain import training as training
