"""What visits do over time: where they jump or change their level, and whether news moves them.

Pure: knows neither files nor databases; days are ordinals here. `shifts` finds spikes and changes of level among
weeks or days that are known well enough, and `moves` says all of them of a site for the build; `effect` compares the
days after some news with the same site's other days, when somebody asks.
"""
