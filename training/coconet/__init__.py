"""The coconet family: four-voice chorales as orderless NADE (Huang et al., ISMIR 2017)."""
