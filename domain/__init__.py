"""Importing the domain imports every aggregate: a topic resolves only after its class exists."""

from domain import attachment as attachment
from domain import ban_check as ban_check
from domain import call as call
from domain import case as case
from domain import centre as centre
from domain import claim as claim
from domain import consultation as consultation
from domain import curriculum as curriculum
from domain import household as household
from domain import household_rule as household_rule
from domain import import_batch as import_batch
from domain import initiative as initiative
from domain import material_help as material_help
from domain import membership as membership
from domain import migrant as migrant
from domain import monthly as monthly
from domain import office as office
from domain import outreach as outreach
from domain import population as population
from domain import provider as provider
from domain import referral as referral
from domain import release as release
from domain import review as review
from domain import staff as staff
from domain import training as training
from domain import trip as trip
